/** An input that shows what is typed until it is left, and the value in its usual form otherwise. */
import { computed, ref, watch } from 'vue';

interface Typing<Value> {
	/** What is kept of a text; what can't be read is kept so that the server refuses it, should somebody save all the same. */
	read(text: string): Value;
	problemIn(text: string): string | undefined;
	emit(value: Value | null): void;
}

export function useTyped<Value>(value: () => unknown, { read, problemIn, emit }: Typing<Value>) {
	const typed = ref<string>();
	let emitted: Value | null | undefined;
	// Somebody else changed or discarded the value.
	watch(value, (now) => {
		if (now !== emitted) typed.value = undefined;
	});

	const problem = computed(() => (typed.value?.trim() ? problemIn(typed.value) : undefined));

	function type(text: string | null): void {
		typed.value = text ?? '';
		emitted = typed.value.trim() === '' ? null : read(typed.value);
		emit(emitted);
	}

	/** What could be read is shown as it was understood. */
	function leave(): void {
		if (!problem.value) typed.value = undefined;
	}
	return { typed, problem, type, leave };
}
