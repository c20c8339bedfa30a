import { defineResource } from '../app/manifest';

export default defineResource({ name: 'mails', tones: { queued: 'info', sent: 'info', held: 'warning', failed: 'error' } });
