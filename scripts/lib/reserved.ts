/** Words that no variable of a module can be called. */
const RESERVED = new Set(
	(
		'arguments as async await break case catch class const continue debugger default delete do else enum eval export extends false finally for from function get if ' +
		'implements import in instanceof interface let new null of package private protected public return set static super switch this throw true try type ' +
		'typeof undefined var void while with yield'
	).split(' '),
);

export const isReserved = (name: string): boolean => RESERVED.has(name);
