/** Why a file that was named could not be read, to stand behind its name: "does not exist". */
export function whyUnreadable(error: unknown): string {
  const { code } = error as { readonly code?: string };
  return code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : 'cannot be read';
}
