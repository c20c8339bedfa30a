/** The values that a field may take, in the order in which they are offered, and where their texts are. */
import { CHOICES } from '../generated/choices';

export const choicesOf = (resource: string, field: string): readonly string[] => CHOICES[resource]?.[field] ?? [];

export const choiceKey = (resource: string, field: string, value: string): string => `resources.${resource}.choices.${field}.${value}`;
