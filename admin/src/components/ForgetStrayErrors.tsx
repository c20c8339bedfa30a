import { useEffect } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';

/**
 * What the server refuses may be about a field that the form does not have. It has been said above; kept as the error of an
 * input that nobody can correct, it would block every further attempt.
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
