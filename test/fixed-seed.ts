/** Generated tests draw the same values every time; `FC_SEED=N` draws others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_260_501) })
