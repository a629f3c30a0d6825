// What tools/imported-data.mjs turns into code when the source is built or tested.

/** YAML files of the package are data: an import gives the parsed value. */
declare module '*.yaml' {
  const value: unknown;
  export default value;
}

/** src/model/brief.schema.json as a function. */
declare module 'brief-validator' {
  const validate: {
    (value: unknown): boolean;
    errors?: { instancePath: string; keyword: string; message?: string; params: Record<string, unknown> }[] | null;
  };
  export default validate;
}
