/** What there is to know about a resource, in one place: menu, pages, choices, tones and routes follow from it. */
import type { Collection, Document, Policy } from '@kontor/directus-extension/contracts';
import type { ResourceProps } from 'react-admin';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error';

/** The groups of the menu, in their order. */
export const MENU = ['sales', 'work', 'billing', 'office'] as const;

export interface Manifest extends Pick<ResourceProps, 'icon' | 'list' | 'show' | 'edit' | 'create' | 'recordRepresentation'> {
	name: Collection;
	/** Where the menu has it. */
	group?: (typeof MENU)[number];
	/** Tones by status: what needs attention is coloured, what is finished is grey. */
	tones?: Record<string, Tone>;
	/** Which of them wait for somebody with one of these rights: counted in the menu. */
	waiting?: { filter: Record<string, unknown>; rights: Policy[] };
	/** The name by which documents are linked to it. */
	module?: NonNullable<Document['linked_module']>;
}

export const defineResource = (manifest: Manifest): Manifest => manifest;
