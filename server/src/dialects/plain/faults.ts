import type { Fault } from '../dialect.ts';

export const plainFaults = (_text: string): readonly Fault[] => [];
