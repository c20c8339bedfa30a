/** Whether a query asks for sums or groups, not for rows. */
interface Asked {
	aggregate?: object | null | undefined;
	group?: readonly string[] | null | undefined;
}

export const isSummedUp = ({ aggregate, group }: Asked): boolean => Object.keys(aggregate ?? {}).length > 0 || (group?.length ?? 0) > 0;
