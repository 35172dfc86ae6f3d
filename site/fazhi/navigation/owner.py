"""The owner of the site as the one who answers for residents' data."""

from fazhi.navigation.frame import current_frame
from fazhi.people.processor import Processor


def processor() -> Processor:
    """Its name, telephone and address as the footer has them."""
    frame = current_frame()
    return Processor(frame.owner, frame.phone, frame.address)
