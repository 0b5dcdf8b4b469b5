import {
  type ButtonProps,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type ModalProps,
  type SegmentedControlProps,
  type TooltipProps
} from '@mantine/core'

/** The one accent: a calm blue that carries white text at more than 4.5 : 1 from shade 6 on. */
const accent: MantineColorsTuple = [
  '#eef4fc',
  '#dbe7f8',
  '#b6cff0',
  '#8fb5e8',
  '#6b9de0',
  '#4a86d6',
  '#2b6bbf',
  '#1d5aa8',
  '#184a8c',
  '#113769'
]

/** Cool greys for the dark theme, from text (0) to the deepest ground (9). */
const dark: MantineColorsTuple = [
  '#e6e9ee',
  '#cdd3db',
  '#9fa9b7',
  '#8792a1',
  '#3a414b',
  '#2b3037',
  '#1e2228',
  '#16191d',
  '#101216',
  '#0b0d10'
]

/** The look of everything, in one place. Sizes are set so that nothing to press is lower than 32 px. */
export const theme: MantineThemeOverride = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  defaultRadius: 8,
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // By their names: naming the components themselves would bring the code of each into the window's first picture.
  components: {
    Button: { defaultProps: { size: 'sm' } satisfies Partial<ButtonProps> },
    SegmentedControl: {
      defaultProps: { withItemsBorders: false, transitionDuration: 100 } satisfies Partial<SegmentedControlProps>
    },
    Tooltip: { defaultProps: { transitionProps: { duration: 100 } } satisfies Partial<TooltipProps> },
    // The page itself never scrolls, so there is nothing to lock.
    Modal: { defaultProps: { lockScroll: false, transitionProps: { duration: 120 } } satisfies Partial<ModalProps> }
  }
})

/** Where Mantine's own greys and reds fall short of 4.5 : 1, ours take their place. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1a1f26',
    '--mantine-color-dimmed': '#566070',
    '--mantine-color-placeholder': '#667082',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#d9dee5'
  },
  dark: {
    '--mantine-color-dimmed': '#9fa9b7',
    '--mantine-color-error': '#ff938b',
    '--mantine-color-default-border': '#2b3037'
  }
})
