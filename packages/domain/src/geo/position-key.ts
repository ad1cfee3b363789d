/** The name of a crossing: positions that are the same to a metre (five decimals of a degree) are one. */
export const positionKey = (lon: number, lat: number): string => `${Math.round(lon * 1e5)} ${Math.round(lat * 1e5)}`
