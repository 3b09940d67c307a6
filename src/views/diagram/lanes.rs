//! Arrows beside a row of nodes: each runs in a lane, and no two in one lane touch.

/// Gives each arrow its lane, 0 nearest to the nodes: short ones lie inside. An arrow leads from a row to another one.
pub(super) fn lanes(arrows: &[(usize, usize)]) -> Vec<usize> {
    let ends = |n: usize| arrows.get(n).map(|(from, to)| (*from.min(to), *from.max(to))).unwrap_or_default();
    let mut order: Vec<usize> = (0..arrows.len()).collect();
    order.sort_by_key(|n| {
        let (top, bottom) = ends(*n);
        (bottom - top, top, *n)
    });
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut found = vec![0; arrows.len()];
    for n in order {
        let (top, bottom) = ends(n);
        let free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(first, last)| *last < top || *first > bottom);
        let lane = taken.iter().position(free).unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        taken[lane].push((top, bottom));
        found[n] = lane;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::lanes;
    use proptest::prelude::*;

    #[test]
    fn short_arrows_lie_inside_and_those_that_touch_beside_each_other() {
        assert_eq!(lanes(&[(0, 5), (1, 2), (2, 3), (4, 3), (4, 5)]), [2, 0, 1, 0, 1]);
        assert_eq!(lanes(&[]), [0; 0]);
    }

    proptest! {
        #[test]
        fn no_two_in_one_lane_touch(arrows in prop::collection::vec((0usize..9, 0usize..9), 0..20)) {
            let found = lanes(&arrows);
            for (n, (one, lane)) in arrows.iter().zip(&found).enumerate() {
                for (other, beside) in arrows.iter().zip(&found).skip(n + 1) {
                    let touch = one.0.min(one.1) <= other.0.max(other.1) && other.0.min(other.1) <= one.0.max(one.1);
                    prop_assert!(lane != beside || !touch, "{:?} and {:?} in lane {}", one, other, lane);
                }
            }
        }
    }
}
