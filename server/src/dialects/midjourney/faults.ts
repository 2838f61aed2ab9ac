import type { Fault } from '../dialect.ts';
import type { Prompt } from './prompt.ts';

export const faultsOf = (_prompt: Prompt): readonly Fault[] => [];
