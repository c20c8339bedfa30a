/** How figures are printed. */
export const ratio = (value: number) => `${value.toFixed(2).padStart(6)} ×`;
export const ms = (value: number) => `${value.toFixed(1).padStart(8)} ms`;
export const show = (title: string) => process.stdout.write(`\n${title}\n`);
export const row = (name: string, figures: string) => process.stdout.write(`  ${name.padEnd(56)}${figures}\n`);
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
