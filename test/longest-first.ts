/** In which order test files are run. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes a minute by itself. Begun last, the other worker would wait for it with nothing to do. */
const longest =
  /(simulation\/(mutants|promises)\.test|kill\/kill\.test|e2e\/(accessibility|zoom|network-pulled)\.spec)\.ts$/

const isLong = ({ moduleId }: TestSpecification): boolean => longest.test(moduleId)

/** The longest files first, then as vitest would have it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
