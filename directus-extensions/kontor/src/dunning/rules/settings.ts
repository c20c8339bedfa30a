/** What an organization may set about dunning; nobody has checked it. */

/** `organizations.settings`, as far as it is about dunning. */
export interface DunningSettings {
	dunning_charges_from_level?: unknown;
	dunning_interest?: unknown;
	dunning_flat_fee?: unknown;
}
