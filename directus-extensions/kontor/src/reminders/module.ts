/** Reminders and their owners. Other modules write them (add-reminder.ts). */
import { defineModule } from '../core/define-module.js';

export default defineModule({ name: 'reminders', collections: { reminders: { owner: 'owner_id' } } });
