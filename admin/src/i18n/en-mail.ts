import type { Texts } from './de';
import type { mailTexts as german, mailWords as germanWords } from './de-mail';

export const mailTexts: Texts<typeof german> = {
	mail: {
		send: 'Send by e-mail',
		send_title: '%{document} by e-mail',
		submit: 'Send',
		on_its_way: 'The e-mail to %{recipient} is on its way.',
		kept: 'The e-mail to %{recipient} is in the outbox.',
		held_text:
			'The e-mail stays in the outbox. If sending is set up within the next three days, it goes out by itself; after that, send it again.',
		no_address: 'No usable e-mail address is known. Say one here, or',
		enter_address: 'enter it at the customer.',
		nothing: 'none sent yet',
		retry: 'Try again',
		retried: 'It is being tried again.',
	},
};

export const mailWords: Texts<typeof germanWords> = {
	name: 'E-mail |||| E-mails',
	fields: { to: 'To', cc: 'Copy to' },
	// The state of the mail, as its sender sees it.
	choices: { status: { queued: 'Being sent', sent: 'Sent', held: 'In the outbox', failed: 'Not sent' } },
	hints: { cc: 'Separate several by commas' },
};
