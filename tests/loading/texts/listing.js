// Adds up.
function total(list) {
	let sum = 0;

	for (const each of list) {
		sum += each;
	}
	return sum;
}
