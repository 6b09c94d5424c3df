import { Button, Modal, Stack, Text } from '@mantine/core'
import { CameraIcon } from '@radix-ui/react-icons'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

const LOOK_MS = 150
/** The same code stays in sight for a while: it is read again after this only. */
const SAME_CODE_MS = 1500
const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'itf', 'code_128', 'qr_code']

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector
const detectorOf = (): DetectorClass | undefined => (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector

type Props = Readonly<{ onCode: (code: string) => void; said: string | null }>

/** Reads codes with the camera, where the browser can; else it says so, and what to do instead. */
export function Camera({ onCode, said }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const reads = detectorOf() !== undefined && navigator.mediaDevices !== undefined
  return (
    <>
      <Button size="lg" variant="default" leftSection={<CameraIcon />} onClick={() => setOpened(true)}>
        {t('store.camera')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('store.camera')}
        closeButtonProps={{ 'aria-label': t('act.cancel'), size: 'xl' }}
      >
        {reads ? <Finder onCode={onCode} said={said} /> : <Text>{t('store.noCamera')}</Text>}
      </Modal>
    </>
  )
}

function Finder({ onCode, said }: Props) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [refused, setRefused] = useState(false)
  const found = useEffectEvent(onCode)
  useEffect(() => {
    const stop = new AbortController()
    const shown = video.current
    if (shown) void look(shown, stop.signal, (code) => found(code)).catch(() => setRefused(true))
    return () => stop.abort()
  }, [])
  if (refused) return <Text>{t('store.cameraRefused')}</Text>
  return (
    <Stack>
      <video ref={video} className="finder" muted playsInline aria-label={t('store.cameraShows')} />
      <Text role="status" mih="3rem">
        {said ?? t('store.cameraHow')}
      </Text>
    </Stack>
  )
}

/** Looks through the camera until it is stopped. @throws when there is none, or it may not be used */
async function look(video: HTMLVideoElement, signal: AbortSignal, found: (code: string) => void): Promise<void> {
  const Barcodes = detectorOf()
  if (!Barcodes) return
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const end = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (signal.aborted) return end()
  signal.addEventListener('abort', end)
  video.srcObject = stream
  await video.play()
  const detector = new Barcodes({ formats: FORMATS })
  let last = { code: '', at: 0 }
  while (!signal.aborted) {
    const [seen] = await detector.detect(video).catch(() => [])
    const now = performance.now()
    if (seen && (seen.rawValue !== last.code || now - last.at > SAME_CODE_MS)) {
      last = { code: seen.rawValue, at: now }
      found(seen.rawValue)
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}
