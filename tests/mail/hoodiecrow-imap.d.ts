/** It brings no types; only what the tests use of it is declared. */
declare module 'hoodiecrow-imap' {
	interface Message {
		uid: number;
		flags: string[];
		raw: string;
	}
	interface Folder {
		messages: Message[];
		uidvalidity: number;
		uidnext: number;
	}
	interface Server {
		listen(port: number, host: string, done: () => void): void;
		close(done: () => void): void;
		getMailbox(path: string): Folder;
		appendMessage(mailbox: Folder, flags: string[], date: false, raw: string): { message: Message };
	}
	export default function hoodiecrow(options: object): Server;
}
