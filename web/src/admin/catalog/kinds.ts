export const ITEM_KINDS = ['physical', 'service', 'digital', 'kit'] as const
