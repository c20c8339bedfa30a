/** One detail that a document needs before it is issued, or that can't stay as it is: why, where it is entered, and its name in both languages. */
export interface Missing {
	rule: string;
	collection: string;
	id: string;
	field: string;
	de: string;
	en: string;
}
