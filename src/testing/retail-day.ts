/**
 * A small day of a web shop with each kind of dirt that real ones have. Two customers, a guest, two countries.
 */
export const RETAIL_DAY = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
100,A1,WHITE LANTERN,6,2011-01-05 08:26:00,2.55,17850.0,United Kingdom
100,A2,"MUG, RED ",4,2011-01-05 08:26:00,1.25,17850.0,United Kingdom
100,POST,POSTAGE,1,2011-01-05 08:26:00,18.0,17850.0,United Kingdom
101,A1,WHITE LANTERN,10,2011-01-05 09:00:00,2.55,17850.0,United Kingdom
C102,A1,WHITE LANTERN,-12,2011-01-05 09:30:00,2.55,17850.0,United Kingdom
103,A2,MUG RED,2,2011-01-05 10:00:00,2.46,,United Kingdom
103,DOT,DOTCOM POSTAGE,1,2011-01-05 10:00:00,2.51,,United Kingdom
103,m,Manual,2,2011-01-05 10:00:00,1.5,,United Kingdom
C104,A2,MUG RED,-1,2011-01-05 10:30:00,2.46,,United Kingdom
105,A3,,56,2011-01-05 11:52:00,0.0,,United Kingdom
106,A3,damages,-10,2011-01-05 11:53:00,0.0,,United Kingdom
107,A4,GIFT,1,2011-01-05 11:54:00,0.0,12583.0,France
C108,AMAZONFEE,AMAZON FEE,-1,2011-01-05 11:55:00,16888.02,,United Kingdom
109,BANK CHARGES,Bank Charges,1,2011-01-05 11:56:00,15.0,,United Kingdom
C110,A2,MUG RED,-2,2011-01-05 12:30:00,1.25,17850.0,United Kingdom
111,A4,BOX,3,2011-01-05 13:00:00,4.95,12583.0,France
111,A1,LANTERN,1,2011-01-05 13:00:00,2.95,12583.0,France
111,C2,CARRIAGE,1,2011-01-05 13:00:00,25.0,12583.0,France
C112,A4,BOX,-5,2011-01-05 14:00:00,4.95,12583.0,France
C113,A9,NEVER SOLD,-1,2011-01-05 14:05:00,1.0,12583.0,France
C114,D,Discount,-1,2011-01-05 14:10:00,22.97,12583.0,France
C115,A1,WHITE LANTERN,1,2011-01-05 14:15:00,2.55,17850.0,United Kingdom
A116,B,Adjust bad debt,1,2011-01-05 14:20:00,-11062.06,,United Kingdom
117,A1,LANTERN,1,2011-01-05 14:25:00,2.95,12583.0,Atlantis
118,A1,LANTERN,many,2011-01-05 14:30:00,2.95,12583.0,France
119,A1,LANTERN,1,2011-01-06 08:00:00,2.95,12583.0,France
111,A1,LANTERN,2,2011-01-05 14:35:00,2.95,17850.0,United Kingdom
`

/** What the day must end as: lines, units and pence by outcome. */
export const RETAIL_DAY_OUTCOMES = {
  order_line: { lines: 6, units: 26, minor: 6852 },
  charge: { lines: 4, units: 5, minor: 4851 },
  cancellation: { lines: 2, units: -15, minor: -4545 },
  return: { lines: 1, units: -2, minor: -250 },
  unmatched: { lines: 2, units: -4, minor: -1336 },
  refused: { lines: 12, units: 52, minor: -2_794_370 },
} as const
