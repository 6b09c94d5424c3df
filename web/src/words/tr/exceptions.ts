import type { Words } from '../en.ts'

export const exceptions: Pick<Words, 'exceptions'> = {
  exceptions: {
    lead: 'Siparişleri seçip birlikte işlem yapın; sunucu her biri için karar verir.',
    kinds: 'Nedenler',
    none: 'Bu türden bir şey yok',
    noneWhy: 'Bir şey olduğunda liste kendiliğinden dolar.',
    oneByOne: 'Her biri kendi kararını ister: siparişi açın.',
    all: 'Tümünü seç',
    order: 'Sipariş',
    since: 'Ne zamandır',
    what: 'Nedir',
    why_late:
      'Günü geçmiş söz. Serbest bırakılmamış olan bırakılabilir; toplanmamış iş, sipariş sayfasında taşınabilir.',
    why_at_risk:
      'Söz verilen günde ulaşmak için bugün çıkmalı ve yolda değil. Serbest bırakın ya da açıp yapabilecek bir lokasyona taşıyın.',
    why_held: 'Biri ya da bir kural durdurdu; kaldırılana kadar bekler.',
    why_payment_unknown: 'Ödeme hizmeti sonucu söylemedi. Yeniden tahsil etmeden önce sorun.',
    why_payment_failed: 'Ödeme reddedildi ya da başarısız oldu ve sipariş ödenmedi.',
    why_short: 'Birimler reddedildi ya da toplamada eksik çıktı ve henüz yeri yok.',
    why_delivery_failed: 'Bir koli ulaşmadı, geri dönüyor ya da müşteri öyle diyor.',
    why_backordered: 'Hiçbir rafta olmayan malı bekliyor.',
  },
}
