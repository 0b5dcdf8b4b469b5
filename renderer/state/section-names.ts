/** The pages of the settings, in the order in which they stand; a page's title is the text `settings.sections.<name>`. */
export type SectionName =
  | 'appearance'
  | 'references'
  | 'acceptance'
  | 'filing'
  | 'templates'
  | 'handover'
  | 'notifications'
  | 'printing'
  | 'service'
  | 'webhook'
