/** The first letter reminds; the ones after it are counted. */
export const levelName = (level: number, translate: (key: string, values?: object) => string): string =>
	level === 1 ? translate('dunning.level_first') : translate('dunning.level', { level: level - 1 });
