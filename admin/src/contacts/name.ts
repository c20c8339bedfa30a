interface Named {
	title?: string | null;
	firstname?: string | null;
	lastname?: string | null;
}

export const nameOf = ({ title, firstname, lastname }: Named): string => [title, firstname, lastname].filter(Boolean).join(' ');
