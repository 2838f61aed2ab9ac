import { check } from './check.ts';
import type { Command } from './command.ts';
import { cost } from './cost.ts';
import { expand } from './expand.ts';
import { importPrompts } from './import.ts';
import { inspect } from './inspect.ts';
import { ledger } from './ledger/ledger.ts';
import { library } from './library/library.ts';
import { serve } from './serve.ts';

/** Every subcommand, as the help lists them. */
export const commands: readonly Command[] = [check, cost, expand, importPrompts, inspect, ledger, library, serve];
