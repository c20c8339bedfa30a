/**
 * Spreadsheets take a cell of a CSV that begins like a formula for one, and run it. A quote before it makes it text; reading the table in
 * again takes the quote away, so that what was exported comes back as it was. Numbers stay numbers, negative ones too.
 */
/** Quotes before it count for nothing, so that each export adds one and each import takes one away. */
const FORMULA = /^'*(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;
const NUMBER = /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i;

export const guardedCell = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

export const plainCell = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
