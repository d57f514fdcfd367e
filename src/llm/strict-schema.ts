/** Part of a JSON schema. */
type Schema = Record<string, unknown>;

/**
 * The schema of an object that has exactly these properties, as the strict mode of OpenAI's protocol wants it
 * (https://platform.openai.com/docs/guides/structured-outputs). It says nothing but what servers of the protocol have in common:
 * ranges and counts are checked on reading.
 */
export function strictObject(properties: Schema): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
