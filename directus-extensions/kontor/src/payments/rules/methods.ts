/** How money comes in and goes out, as a person enters it, in the order in which it is offered. */
export const METHODS = ['bank_transfer', 'direct_debit', 'cash', 'credit_card', 'paypal'] as const;
export const REFUND_METHODS = ['bank_transfer', 'cash', 'credit_card', 'paypal'] as const;
