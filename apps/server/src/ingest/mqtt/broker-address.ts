/** Where an outer broker is and how the hub signs in there. */
export interface BrokerAddress { host: string; port: number; tls: boolean; username: string | null; password: string | null }

/** Reads MQTT_URL: `mqtt(s)://user:password@host:port`, also `tcp` and `ssl`. @throws TypeError when it is no URL. */
export function brokerAddress(url: string): BrokerAddress {
  const { protocol, hostname, port, username, password } = new URL(url)
  const tls = protocol === 'mqtts:' || protocol === 'ssl:'
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (tls ? 8883 : 1883) : Number(port),
    tls,
    username: username === '' ? null : decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
  }
}
