import { useEffect } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';

/**
 * An error of the server may be about a field that the form does not have. It was shown already; kept as the error of a missing
 * input, it would block every further attempt.
 */
export function ForgetStrayErrors() {
	const { control, clearErrors } = useFormContext();
	const { errors } = useFormState();
	useEffect(() => {
		for (const [name, error] of Object.entries(errors))
			if (name !== 'root' && typeof error?.type === 'string' && !control._names.mount.has(name)) clearErrors(name);
	}, [errors, control, clearErrors]);
	return null;
}
