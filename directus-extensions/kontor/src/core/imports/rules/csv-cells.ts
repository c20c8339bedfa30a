/**
 * Spreadsheets run a CSV cell that begins like a formula. A quote before it makes it text; an import takes the quote away, so that an
 * export can be imported unchanged. Numbers stay numbers, negative ones too.
 */
/** Leading quotes are skipped, so that each export adds one and each import takes one away. */
const FORMULA = /^'*(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;
const NUMBER = /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i;

export const guardedCell = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

export const plainCell = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
