/** The names of proxies. */

/** The first proxy, `host:port`, of what a PAC file or the system answered, as `PROXY a:3128; DIRECT`. */
export const proxyOf = (answer: string): string | undefined =>
  /^\s*(?:PROXY|HTTPS?|SOCKS[45]?|QUIC)\s+([^\s;]+)/i.exec(answer)?.[1]
