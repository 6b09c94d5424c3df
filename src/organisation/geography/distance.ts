/** Degrees, north and east positive. */
export type Point = Readonly<{ latitude: number; longitude: number }>

/** Mean earth radius R1 of the GRS 80 ellipsoid (Moritz, Geodetic Reference System 1980, J. Geodesy 74, 2000). */
const earthRadiusKm = 6371.0088

/**
 * Great-circle distance in kilometers by the haversine formula (Sinnott, "Virtues of the Haversine", Sky and
 * Telescope 68, 1984). On a sphere: up to 0.5 % off the ellipsoid, well below what a postal code's middle is off.
 */
export function distanceKm(a: Point, b: Point): number {
  const latitude = radians(b.latitude - a.latitude)
  const longitude = radians(b.longitude - a.longitude)
  const haversine =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitude / 2) ** 2
  // Rounding lifts the sum above 1 for opposite points.
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, haversine)))
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
