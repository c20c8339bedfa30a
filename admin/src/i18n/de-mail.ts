/** German texts of papers that go out by mail, and of the outbox. */
export const mailTexts = {
	mail: {
		send: 'Per E-Mail senden',
		send_title: '%{document} per E-Mail senden',
		submit: 'Senden',
		on_its_way: 'Die E-Mail an %{recipient} ist unterwegs.',
		kept: 'Die E-Mail an %{recipient} liegt im Postausgang.',
		held_text:
			'Die E-Mail bleibt im Postausgang. Wird der Versand in den nächsten drei Tagen eingerichtet, geht sie von selbst hinaus; danach senden Sie sie noch einmal.',
		no_address: 'Es ist keine nutzbare E-Mail-Adresse hinterlegt. Geben Sie hier eine an, oder',
		enter_address: 'tragen Sie sie beim Kunden ein.',
		nothing: 'noch keine gesendet',
		retry: 'Noch einmal versuchen',
		retried: 'Wird noch einmal versucht.',
	},
};

export const mailWords = {
	name: 'E-Mail |||| E-Mails',
	fields: { to: 'An', cc: 'Kopie an' },
	// The state of the mail, as its sender sees it.
	choices: { status: { queued: 'Wird gesendet', sent: 'Gesendet', held: 'Im Postausgang', failed: 'Nicht gesendet' } },
	hints: { cc: 'Mehrere mit Komma trennen' },
};
