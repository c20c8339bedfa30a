import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import ArticleOutlined from '@mui/icons-material/ArticleOutlined';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import BoltOutlined from '@mui/icons-material/BoltOutlined';
import BookOutlined from '@mui/icons-material/BookOutlined';
import BuildOutlined from '@mui/icons-material/BuildOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import CategoryOutlined from '@mui/icons-material/CategoryOutlined';
import ChatOutlined from '@mui/icons-material/ChatOutlined';
import ChecklistOutlined from '@mui/icons-material/ChecklistOutlined';
import CommuteOutlined from '@mui/icons-material/CommuteOutlined';
import ComputerOutlined from '@mui/icons-material/ComputerOutlined';
import ConstructionOutlined from '@mui/icons-material/ConstructionOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import DevicesOutlined from '@mui/icons-material/DevicesOutlined';
import DirectionsCarOutlined from '@mui/icons-material/DirectionsCarOutlined';
import EuroOutlined from '@mui/icons-material/EuroOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import FavoriteBorder from '@mui/icons-material/FavoriteBorder';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import FlightOutlined from '@mui/icons-material/FlightOutlined';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import HandymanOutlined from '@mui/icons-material/HandymanOutlined';
import HealthAndSafetyOutlined from '@mui/icons-material/HealthAndSafetyOutlined';
import HomeOutlined from '@mui/icons-material/HomeOutlined';
import HotelOutlined from '@mui/icons-material/HotelOutlined';
import Inventory2Outlined from '@mui/icons-material/Inventory2Outlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import LabelOutlined from '@mui/icons-material/LabelOutlined';
import LaptopOutlined from '@mui/icons-material/LaptopOutlined';
import LightbulbOutlined from '@mui/icons-material/LightbulbOutlined';
import ListOutlined from '@mui/icons-material/ListOutlined';
import LocalShippingOutlined from '@mui/icons-material/LocalShippingOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import MapOutlined from '@mui/icons-material/MapOutlined';
import MeetingRoomOutlined from '@mui/icons-material/MeetingRoomOutlined';
import MemoryOutlined from '@mui/icons-material/MemoryOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import PersonOutline from '@mui/icons-material/PersonOutline';
import PetsOutlined from '@mui/icons-material/PetsOutlined';
import PhoneOutlined from '@mui/icons-material/PhoneOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import RestaurantOutlined from '@mui/icons-material/RestaurantOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import SchoolOutlined from '@mui/icons-material/SchoolOutlined';
import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import SellOutlined from '@mui/icons-material/SellOutlined';
import ShoppingCartOutlined from '@mui/icons-material/ShoppingCartOutlined';
import SmartphoneOutlined from '@mui/icons-material/SmartphoneOutlined';
import StarOutline from '@mui/icons-material/StarOutline';
import StorageOutlined from '@mui/icons-material/StorageOutlined';
import StoreOutlined from '@mui/icons-material/StoreOutlined';
import SupportOutlined from '@mui/icons-material/SupportOutlined';
import TableChartOutlined from '@mui/icons-material/TableChartOutlined';
import TaskOutlined from '@mui/icons-material/TaskOutlined';
import TrainOutlined from '@mui/icons-material/TrainOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import WarehouseOutlined from '@mui/icons-material/WarehouseOutlined';
import WorkOutline from '@mui/icons-material/WorkOutline';
import WorkspacePremiumOutlined from '@mui/icons-material/WorkspacePremiumOutlined';
import type { SvgIconProps } from '@mui/material';
import { type ComponentType, createElement } from 'react';

/** By the names that Studio gives them. */
const ICONS: Record<string, ComponentType<SvgIconProps>> = {
	apartment: ApartmentOutlined,
	article: ArticleOutlined,
	assignment: AssignmentOutlined,
	badge: BadgeOutlined,
	bolt: BoltOutlined,
	book: BookOutlined,
	box: Inventory2Outlined,
	build: BuildOutlined,
	campaign: CampaignOutlined,
	category: CategoryOutlined,
	chat: ChatOutlined,
	checklist: ChecklistOutlined,
	commute: CommuteOutlined,
	computer: ComputerOutlined,
	construction: ConstructionOutlined,
	database: StorageOutlined,
	description: DescriptionOutlined,
	devices: DevicesOutlined,
	directions_car: DirectionsCarOutlined,
	euro: EuroOutlined,
	event: EventOutlined,
	fact_check: FactCheckOutlined,
	favorite: FavoriteBorder,
	flag: FlagOutlined,
	flight: FlightOutlined,
	folder: FolderOutlined,
	gavel: GavelOutlined,
	group: GroupOutlined,
	groups: GroupsOutlined,
	handyman: HandymanOutlined,
	health_and_safety: HealthAndSafetyOutlined,
	home: HomeOutlined,
	hotel: HotelOutlined,
	inventory: Inventory2Outlined,
	inventory_2: Inventory2Outlined,
	key: KeyOutlined,
	label: LabelOutlined,
	laptop: LaptopOutlined,
	lightbulb: LightbulbOutlined,
	list: ListOutlined,
	local_shipping: LocalShippingOutlined,
	lock: LockOutlined,
	mail: MailOutlined,
	map: MapOutlined,
	meeting_room: MeetingRoomOutlined,
	memory: MemoryOutlined,
	menu_book: MenuBookOutlined,
	payments: PaymentsOutlined,
	person: PersonOutline,
	pets: PetsOutlined,
	phone: PhoneOutlined,
	place: PlaceOutlined,
	print: PrintOutlined,
	restaurant: RestaurantOutlined,
	schedule: ScheduleOutlined,
	school: SchoolOutlined,
	science: ScienceOutlined,
	sell: SellOutlined,
	shopping_cart: ShoppingCartOutlined,
	smartphone: SmartphoneOutlined,
	star: StarOutline,
	store: StoreOutlined,
	support: SupportOutlined,
	table_chart: TableChartOutlined,
	task: TaskOutlined,
	train: TrainOutlined,
	verified: VerifiedOutlined,
	vpn_key: KeyOutlined,
	warehouse: WarehouseOutlined,
	work: WorkOutline,
	workspace_premium: WorkspacePremiumOutlined,
};

export const ICON_NAMES = ['table_rows', ...Object.keys(ICONS)];

export default function TableIcon({ name }: { name: string }) {
	return createElement(ICONS[name] ?? TableChartOutlined);
}
