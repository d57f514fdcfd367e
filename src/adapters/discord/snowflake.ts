/** The first second of 2015, from which Discord's ids count: https://docs.discord.com/developers/reference#snowflakes */
const epoch = 1_420_070_400_000n;

/** When the thing that has this id was made. */
export function timeOf(snowflake: string): Date {
  return new Date(Number((BigInt(snowflake) >> 22n) + epoch));
}

/** The smallest id of things made at a time or after it. */
export function snowflakeAt(time: Date): string {
  const since = BigInt(time.getTime()) - epoch;
  return String((since > 0n ? since : 0n) << 22n);
}
