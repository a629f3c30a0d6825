/** YAML files of the package are data: the build and the tests turn an import into its parsed value. */
declare module '*.yaml' {
  const value: unknown;
  export default value;
}
