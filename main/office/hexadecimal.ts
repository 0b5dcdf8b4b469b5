/** Bytes as they stand in what desks say to one another. */
import { z } from 'zod'

/** So many bytes, in hexadecimal of small letters. */
export const hexadecimal = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
