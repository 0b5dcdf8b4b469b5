/** Whether others than this computer can reach an address; one that is not whole yet reaches nobody. */
export function isWide(address: string): boolean {
  const text = address.trim()
  const isWhole = /^\d+(\.\d+){3}$/.test(text) || text.includes(':')
  return isWhole && !/^(127(\.\d+){3}|[0:]*:0*1)$/.test(text)
}
