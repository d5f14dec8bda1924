// The mark of the product.

import mark from '../mark.svg'

export const Mark = () => <img src={mark} alt="" width={32} height={32} />
