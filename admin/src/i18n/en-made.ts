/** English texts around what people made themselves in Studio: own fields, own tables. */
import type { Texts } from './de';
import type { madeTexts as german } from './de-made';

export const madeTexts: Texts<typeof german> = {
	made: {
		more: 'More',
		details: 'Details',
		from: '%{field} from',
		until: '%{field} until',
		invalid: 'This value is not allowed here.',
		formatted: 'This text is formatted: please change it in Studio.',
		has_file: 'attached',
		open_file: 'Open file',
		choose_file: 'Choose a file',
		replace_file: 'Another file',
		remove_file: 'Remove',
	},
};
