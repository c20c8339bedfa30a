import type { Customer } from '@kontor/directus-extension/contracts';
import { useEffect } from 'react';
import { useGetOne, useRecordContext } from 'react-admin';
import { useFormContext } from 'react-hook-form';

/** A new paper is in the currency of its customer, until somebody chooses another. */
export function useCurrencyOf(customerId: string | null | undefined): void {
	const isNew = !useRecordContext()?.id;
	const { setValue, getFieldState } = useFormContext();
	const { data: customer } = useGetOne<Customer>('customers', { id: customerId! }, { enabled: isNew && !!customerId });
	useEffect(() => {
		if (isNew && customer?.currency && !getFieldState('currency').isTouched) setValue('currency', customer.currency);
	}, [isNew, customer, setValue, getFieldState]);
}
