import type { ProviderData } from './model.ts'

/** What a model gave with a message or call to have it back; undefined where another made it, or nobody. */
export function ownData(
  { providerData }: { readonly providerData?: ProviderData },
  maker: string,
): ProviderData | undefined {
  return providerData?.madeBy === maker ? providerData : undefined
}
